"""The page on its pasteboard: geometry, fonts, painting, the widget and its rulers."""
