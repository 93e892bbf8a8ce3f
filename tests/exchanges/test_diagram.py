"""docs/workflow.md is made from the tables of moves."""

from pathlib import Path

from app.exchanges import workflow

DOCUMENT = Path(__file__).parents[2] / "docs" / "workflow.md"


def test_the_diagram_in_the_documents_is_that_of_the_tables():
    assert DOCUMENT.read_text("utf-8") == workflow.document(), "write it anew: python -m app.exchanges.workflow"
