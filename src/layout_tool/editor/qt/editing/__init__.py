"""The desk at the canvas: pointer, keys, input methods, clipboard, drops; no widget of its own."""
