import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import price_files
import pytest
from price_files import PriceFileError, import_file, read_prices

HEADER = "symbol,day,close,volume\n"


@pytest.fixture
def screener():
    """The API: takes prices of who shows the token, and keeps them."""
    taken = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = json.loads(self.rfile.read(int(self.headers["content-length"])))
            is_known = self.headers["authorization"] == "Bearer right"
            self.send_response(202 if is_known else 401)
            self.end_headers()
            if is_known:
                taken.append(body)
                self.wfile.write(json.dumps({"imported": len(body)}).encode())

        def log_message(self, *_):
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", taken
    server.shutdown()
    server.server_close()


def file_with(folder, lines):
    path = folder / "prices.csv"
    path.write_text(HEADER + lines)
    return path


def test_a_file_is_sent_in_batches_and_put_aside(screener, tmp_path, monkeypatch):
    monkeypatch.setattr(price_files, "BATCH", 2)
    address, taken = screener
    path = file_with(tmp_path, "".join(f"A,2026-03-0{day},1.5,10\n" for day in (2, 3, 4)))
    assert import_file(path, address, "right") == 3
    assert [len(batch) for batch in taken] == [2, 1]
    assert taken[0][0] == {"symbol": "A", "day": "2026-03-02", "close": 1.5, "volume": 10}
    assert not path.exists()
    assert (tmp_path / "done" / "prices.csv").exists()


def test_what_is_refused_stays(screener, tmp_path):
    address, taken = screener
    path = file_with(tmp_path, "A,2026-03-02,1.5,10\n")
    with pytest.raises(PriceFileError, match="status 401"):
        import_file(path, address, "wrong")
    assert path.exists()
    assert taken == []


@pytest.mark.parametrize("line", ["A,2026-03-02,much,10\n", "A,2026-03-02,1.5\n"])
def test_a_line_that_is_no_price_is_named(tmp_path, line):
    path = file_with(tmp_path, "A,2026-03-01,1.5,10\n" + line)
    with pytest.raises(PriceFileError, match="Line 3 of prices.csv"):
        list(read_prices(path))


def test_other_columns_are_refused(tmp_path):
    path = tmp_path / "prices.csv"
    path.write_text("date,price\n")
    with pytest.raises(PriceFileError, match="columns symbol, day, close, volume"):
        list(read_prices(path))
