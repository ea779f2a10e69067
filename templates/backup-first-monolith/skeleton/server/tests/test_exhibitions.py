from datetime import date

from django.contrib.auth import get_user_model
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import TestCase, override_settings

from exhibitions.models import Exhibition, Scholar

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 32


class ExhibitionsTest(TestCase):
    def setUp(self):
        cache.clear()
        self.exhibition = Exhibition.objects.create(
            slug="maps",
            title="Maps of the sea",
            opens_on=date(2026, 3, 1),
            closes_on=date(2026, 6, 1),
        )
        self.exhibition.scholars.add(Scholar.objects.create(slug="noor", name="Noor Haddad"))

    def sign_in(self, **rights):
        user = get_user_model().objects.create_user("editor", **rights)
        self.client.force_login(user)

    def upload(self, name="poster.png", content=PNG):
        file = SimpleUploadedFile(name, content, content_type="image/png")
        return self.client.post("/api/exhibitions/maps/poster", {"poster": file})

    def test_lists_exhibitions_with_their_scholars(self):
        answer = self.client.get("/api/exhibitions").json()
        self.assertEqual(
            answer["exhibitions"],
            [
                {
                    "slug": "maps",
                    "title": "Maps of the sea",
                    "summary": "",
                    "opensOn": "2026-03-01",
                    "closesOn": "2026-06-01",
                    "poster": None,
                    "scholars": [{"slug": "noor", "name": "Noor Haddad"}],
                }
            ],
        )

    def test_keeps_the_list_in_the_cache(self):
        self.client.get("/api/exhibitions")
        with self.assertNumQueries(0):
            self.client.get("/api/exhibitions")

    def test_lists_scholars(self):
        answer = self.client.get("/api/scholars").json()
        self.assertEqual([each["name"] for each in answer["scholars"]], ["Noor Haddad"])

    def test_says_that_an_exhibition_is_not_there(self):
        self.assertEqual(self.client.get("/api/exhibitions/none").status_code, 404)

    def test_keeps_an_uploaded_poster_under_a_name_that_cannot_be_guessed(self):
        self.sign_in(is_superuser=True)
        self.client.get("/api/exhibitions")
        answer = self.upload()
        self.assertEqual(answer.status_code, 201)
        self.assertRegex(answer.json()["poster"], r"^/media/posters/[0-9a-f]{32}\.png$")
        # The list that was kept is not told any more.
        listed = self.client.get("/api/exhibitions").json()["exhibitions"]
        self.assertEqual(listed[0]["poster"], answer.json()["poster"])
        self.exhibition.refresh_from_db()
        with self.exhibition.poster.open() as file:
            self.assertEqual(file.read(), PNG)

    def test_refuses_uploads_of_people_who_may_not_change_it(self):
        self.assertEqual(self.upload().status_code, 403)
        self.sign_in()
        self.assertEqual(self.upload().status_code, 403)

    def test_refuses_what_is_no_picture(self):
        self.sign_in(is_superuser=True)
        for name, content in [("page.html", b"<html>"), ("page.png", b"<html>"), ("p.svg", PNG)]:
            with self.subTest(name):
                self.assertEqual(self.upload(name, content).status_code, 400)

    @override_settings(UPLOAD_MAX_BYTES=16)
    def test_refuses_what_is_too_large(self):
        self.sign_in(is_superuser=True)
        self.assertIn("too large", self.upload().json()["error"])

    def test_cannot_close_before_it_opens(self):
        self.exhibition.closes_on = date(2026, 2, 1)
        with self.assertRaisesMessage(ValidationError, "It closes before it opens."):
            self.exhibition.full_clean()

    def test_has_a_migration_for_everything(self):
        call_command("makemigrations", check=True, dry_run=True, verbosity=0)
