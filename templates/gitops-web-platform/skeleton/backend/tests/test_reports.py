import pytest
from kombu.exceptions import OperationalError

from app.files.memory import FILES
from app.reports import plain
from app.tasks.reports import make_report

REPORTS = "/api/v1/reports"


def test_a_report_is_ordered_made_and_downloaded(ada):
    ada.post("/api/v1/items", json={"name": "Train, slow", "quantity": 3})
    ordered = ada.post(REPORTS)
    assert (ordered.status_code, ordered.json()["state"]) == (202, "waiting")
    [report] = ada.get(REPORTS).json()
    assert (report["id"], report["state"]) == (ordered.json()["id"], "done")
    assert b'"Train, slow",3,' in FILES.contents[f"reports/{report['id']}.csv"]
    answer = ada.get(f"{REPORTS}/{report['id']}/file")
    assert answer.status_code == 303
    assert answer.headers["location"] == f"https://files.example.org/reports/{report['id']}.csv"


def test_a_report_that_cannot_be_made_is_told_to_have_failed(ada, monkeypatch):
    def fail(*_):
        raise ConnectionError

    monkeypatch.setattr(FILES, "put", fail)
    monkeypatch.setattr(make_report, "max_retries", 0)
    ada.post(REPORTS)
    [report] = ada.get(REPORTS).json()
    assert report["state"] == "failed"
    assert ada.get(f"{REPORTS}/{report['id']}/file").status_code == 404


def test_a_queue_that_is_down_is_told(ada, monkeypatch):
    def fail(*_):
        raise OperationalError

    monkeypatch.setattr(make_report, "delay", fail)
    answer = ada.post(REPORTS)
    assert answer.status_code == 503
    assert answer.json() == {"detail": "The queue does not answer. Try again later."}
    assert [report["state"] for report in ada.get(REPORTS).json()] == ["failed"]


@pytest.mark.parametrize("cell,written", [("=1+1", "'=1+1"), ("@x", "'@x"), ("Train", "Train")])
def test_no_cell_is_a_formula(cell, written):
    assert plain(cell) == written
