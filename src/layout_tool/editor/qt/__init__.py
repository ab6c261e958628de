"""The window, the only room that imports PySide6.

Input: an edition and the sheets composed from it. Output: pixels, and plain pointer and key
events (``canvas.pointer``) for the tools to come. ``libraries`` is checked before anything else
here is imported.
"""
