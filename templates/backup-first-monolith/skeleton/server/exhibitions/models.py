from django.core.exceptions import ValidationError
from django.db import models

from exhibitions.uploads import portrait_path, poster_path, validate_image


class Scholar(models.Model):
    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=120)
    biography = models.TextField(blank=True)
    portrait = models.FileField(upload_to=portrait_path, validators=[validate_image], blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name


class Exhibition(models.Model):
    slug = models.SlugField(max_length=80, unique=True)
    title = models.CharField(max_length=160)
    summary = models.TextField(blank=True)
    opens_on = models.DateField()
    closes_on = models.DateField()
    scholars = models.ManyToManyField(Scholar, related_name="exhibitions", blank=True)
    poster = models.FileField(upload_to=poster_path, validators=[validate_image], blank=True)

    class Meta:
        ordering = ["opens_on", "title"]
        indexes = [models.Index(fields=["opens_on", "closes_on"], name="exhibition_dates")]

    def __str__(self):
        return self.title

    def clean(self):
        if self.opens_on and self.closes_on and self.closes_on < self.opens_on:
            raise ValidationError({"closes_on": "It closes before it opens."})
