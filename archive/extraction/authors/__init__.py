"""The authors: stated by the file, signed above the text, or below it."""
