import pytest

ITEMS = "/api/v1/items"


def test_items_are_added_found_and_removed(ada):
    assert ada.get(ITEMS).json() == []
    added = ada.post(ITEMS, json={"name": "Train", "quantity": 3})
    assert added.status_code == 201
    item = added.json()
    assert (item["name"], item["quantity"]) == ("Train", 3)
    assert item["created_at"].endswith(("Z", "+00:00"))
    assert ada.get(ITEMS).json() == [item]
    assert ada.get(f"{ITEMS}/{item['id']}").json() == item
    assert ada.delete(f"{ITEMS}/{item['id']}").status_code == 204
    assert ada.get(f"{ITEMS}/{item['id']}").status_code == 404
    assert ada.delete(f"{ITEMS}/{item['id']}").status_code == 404


@pytest.mark.parametrize(
    "item",
    [{"name": "", "quantity": 1}, {"name": "Train", "quantity": -1}, {"name": "Train"}, {}],
)
def test_what_makes_no_sense_is_refused(ada, item):
    assert ada.post(ITEMS, json=item).status_code == 422
    assert ada.get(ITEMS).json() == []


def test_names_are_data_and_never_statements(ada):
    name = "'); DROP TABLE items; --"
    ada.post(ITEMS, json={"name": name, "quantity": 1})
    assert [item["name"] for item in ada.get(ITEMS).json()] == [name]
