"""PDF pages into a Document."""
