"""Boxes that speak to the editor: problems and what this program is."""
