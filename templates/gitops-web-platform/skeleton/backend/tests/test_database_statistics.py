from app.collectors.database_statistics import describe


def test_each_table_has_its_size_and_its_scans():
    told = {
        (sample.name, *sample.labels.values()): sample.value
        for metric in describe([("items", 8192, 7, 2)])
        for sample in metric.samples
    }
    assert told == {
        ("db_table_size_bytes", "items"): 8192,
        ("db_table_scans_total", "items", "index"): 7,
        ("db_table_scans_total", "items", "sequence"): 2,
    }
