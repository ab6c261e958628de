"""Readers of manuscripts that are not plain text: each turns bytes into the page's raw text."""

from layout_tool.copydesk.readers.docx import is_docx, read_docx

__all__ = ["is_docx", "read_docx"]
