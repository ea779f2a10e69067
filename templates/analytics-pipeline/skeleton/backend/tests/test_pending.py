from app.database import Database
from app.migrate import migrate
from app.pending import is_pending
from tests.environment import ENVIRONMENT


def test_only_what_is_in_use_and_would_change_is_dumped_first(tmp_path):
    engine = Database.from_environment(ENVIRONMENT).engine
    (tmp_path / "0001_first.sql").write_text("CREATE TABLE first (id TEXT);\n")
    assert not is_pending(engine, tmp_path)
    migrate(engine, tmp_path)
    assert not is_pending(engine, tmp_path)
    (tmp_path / "0002_other.postgresql.sql").write_text("SELECT 1;\n")
    assert not is_pending(engine, tmp_path)
    (tmp_path / "0003_second.sql").write_text("CREATE TABLE second (id TEXT);\n")
    assert is_pending(engine, tmp_path)
