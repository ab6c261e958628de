"""The command line as its own process, the way the console script starts it."""

from layout_tool.cli import main

main()
