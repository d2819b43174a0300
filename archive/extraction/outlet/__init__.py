"""The outlet: in which newspaper, station or site the clipping appeared."""
