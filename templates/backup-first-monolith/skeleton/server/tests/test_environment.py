import os
from unittest import TestCase, mock

from django.core.exceptions import ImproperlyConfigured

from config import environment


class EnvironmentTest(TestCase):
    def test_reads_an_address_of_a_database(self):
        settings = environment.database("postgresql://me:p%40ss@db.example.org/shop?sslmode=require")
        self.assertEqual(settings["ENGINE"], "operations.backends.postgresql")
        self.assertEqual(
            [settings[key] for key in ("USER", "PASSWORD", "HOST", "PORT", "NAME")],
            ["me", "p@ss", "db.example.org", "5432", "shop"],
        )
        self.assertEqual(settings["OPTIONS"], {"sslmode": "require"})

    def test_does_not_tell_an_address_that_it_cannot_read(self):
        with self.assertRaises(ImproperlyConfigured) as caught:
            environment.database("mysql://me:hidden@db/shop")
        self.assertNotIn("hidden", str(caught.exception))

    def test_asks_for_what_is_required_by_its_name(self):
        with mock.patch.dict(os.environ, clear=True):
            with self.assertRaisesRegex(ImproperlyConfigured, "DJANGO_SECRET_KEY"):
                environment.required("DJANGO_SECRET_KEY")

    def test_keeps_sessions_and_cache_in_redis_where_there_is_one(self):
        self.assertIn("RedisCache", environment.cache("redis://cache:6379/0")["BACKEND"])
        self.assertIn("LocMemCache", environment.cache("")["BACKEND"])

    def test_reads_words_and_flags(self):
        values = {"HOSTS": "a.example.org, b.example.org,", "ON": "True", "OFF": "0"}
        with mock.patch.dict(os.environ, values):
            self.assertEqual(environment.words("HOSTS"), ["a.example.org", "b.example.org"])
            self.assertEqual((environment.flag("ON"), environment.flag("OFF")), (True, False))
            self.assertTrue(environment.flag("NEITHER", default=True))
