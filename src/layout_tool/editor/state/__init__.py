"""The desk without Qt: what is edited, what is selected, how it is looked at, what was done.

Three lives: the edition (saved, undone), the desk (selection, tool, page: never an undo step) and
the preview (while a button or an input-method composition is held). ``desk.Desk`` joins them.
"""
