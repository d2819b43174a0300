"""``python -m archive`` is the command ``pressmark``."""

from archive.cli import main

if __name__ == "__main__":  # a worker process imports this module again
    main()
