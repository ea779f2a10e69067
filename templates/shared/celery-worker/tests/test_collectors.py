from prometheus_client.core import GaugeMetricFamily

from app.collectors import Measurement


def test_each_scrape_measures_anew():
    values = iter([1, 2])

    def measure():
        yield GaugeMetricFamily("waiting", "Tasks that wait.", value=next(values))

    measurement = Measurement("The queue", measure)
    assert measurement.describe() == []
    told = [metric.samples[0].value for _ in range(2) for metric in measurement.collect()]
    assert told == [1, 2]


def test_what_does_not_answer_has_no_value():
    def fail():
        raise ConnectionError("redis://:secret@host")
        yield

    assert Measurement("The queue", fail).collect() == []
