"""Writes the conversations the demo model learns from. All of the text is the project's own."""
