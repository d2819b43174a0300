"""The fields that one module each finds."""
