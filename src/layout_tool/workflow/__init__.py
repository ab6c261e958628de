"""The main job from end to end: copy in, page laid out, PDF out.

The command line and the window both call these modules; each step is one room's work. ``copy``
reads raw copy into an edition, ``layout`` lays pages out, ``export`` composes and writes them.
They are imported one by one, so that a command loads only the rooms it uses.
"""
