from contextlib import contextmanager

from app.active_users import REPEAT_SECONDS, ActiveUsers


class FakeRedis:
    def __init__(self):
        self.written = []
        self.client = self

    def zadd(self, _key, entries):
        self.written.append(entries)

    def zremrangebyscore(self, *_):
        pass


class FakeQueue:
    def __init__(self, redis):
        self.pool = self
        self.default_channel = redis

    @contextmanager
    def acquire(self, **_):
        yield self


def test_each_person_is_told_once_a_minute_and_not_by_name():
    redis = FakeRedis()
    clock = [0.0]
    users = ActiveUsers(FakeQueue(redis), lambda: clock[0])
    for _ in range(3):
        users.saw("ada@example.org")
    users.saw("grace@example.org")
    assert len(redis.written) == 2
    clock[0] += REPEAT_SECONDS
    users.saw("ada@example.org")
    assert len(redis.written) == 3
    assert "ada" not in str(redis.written)


def test_a_queue_that_is_down_is_in_the_way_of_nobody():
    ActiveUsers(FakeQueue(redis=None)).saw("ada")
