"""Layout Tool: newspaper pages for Chinese and other CJK text, from raw copy to press PDF."""

__version__ = "0.1.0"
