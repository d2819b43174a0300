"""The authority files: outlets and dated events, which come with the program and may be overlaid by a folder’s own."""
