"""What the catalog tells of the API is what the API does."""

from pathlib import Path

import yaml

CATALOG = Path(__file__).resolve().parents[2] / "catalog-info.yaml"
METHODS = {"get", "post", "put", "patch", "delete"}


def operations(document):
    return {
        (method, path)
        for path, operations in document["paths"].items()
        for method in METHODS & operations.keys()
    }


def test_the_catalog_knows_every_path(app):
    entities = list(yaml.safe_load_all(CATALOG.read_text(encoding="utf-8")))
    [api] = [entity for entity in entities if entity["kind"] == "API"]
    assert operations(yaml.safe_load(api["spec"]["definition"])) == operations(app.openapi())
