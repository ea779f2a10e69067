import pytest
import redis
from prometheus_client import REGISTRY

from app.cache import Cache, MemoryStore


class Clock:
    seconds = 100.0

    def __call__(self):
        return self.seconds


class BrokenStore:
    def get(self, key):
        raise redis.ConnectionError("down")

    def setex(self, key, seconds, value):
        raise redis.ConnectionError("down")

    def delete(self, key):
        raise redis.ConnectionError("down")


def total(name):
    return REGISTRY.get_sample_value(name) or 0


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def cache(clock):
    return Cache(MemoryStore(clock), seconds=60)


def test_what_is_known_is_not_computed_again(cache):
    hits, misses = total("cache_hits_total"), total("cache_misses_total")
    assert cache.remember("a", lambda: {"n": 1}) == {"n": 1}
    assert cache.remember("a", lambda: {"n": 2}) == {"n": 1}
    assert total("cache_hits_total") == hits + 1
    assert total("cache_misses_total") == misses + 1


def test_it_is_known_for_so_long(cache, clock):
    cache.remember("a", lambda: 1)
    clock.seconds += 59.9
    assert cache.remember("a", lambda: 2) == 1
    clock.seconds += 0.2
    assert cache.remember("a", lambda: 3) == 3


def test_it_can_be_forgotten(cache):
    cache.remember("a", lambda: 1)
    cache.forget("a")
    assert cache.remember("a", lambda: 2) == 2


def test_a_cache_that_is_down_makes_nothing_fail():
    cache = Cache(BrokenStore(), seconds=60)
    assert cache.remember("a", lambda: 1) == 1
    cache.forget("a")
