"""What stands around the canvas: the strip of pages and the welcome page."""
