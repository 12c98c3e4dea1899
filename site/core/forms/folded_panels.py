"""Lists of rows in the page editor, folded: each row named by what it says, the list by how many it has."""

from __future__ import annotations

from typing import Any

from wagtail.admin.panels import InlinePanel


class FoldedInlinePanel(InlinePanel):
    """Rows of which only the names show; a new row is open. The model says a name in `editor_name`."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("classname", "collapsed")
        super().__init__(*args, **kwargs)

    class BoundPanel(InlinePanel.BoundPanel):
        """The rows of one page."""

        template_name = "editor/folded_inline_panel.html"

        def __init__(self, **kwargs: Any) -> None:
            super().__init__(**kwargs)
            if self.form is None:
                return
            for child in self.children:
                child.name_shown = child.instance.editor_name()
            self.heading = f"{self.panel.heading} ({len(self.children)})"

        # Wagtail opens what has an error in it by itself.
        telepath_adapter_name = "wagtail.panels.InlinePanel"
