from django.contrib import admin

from exhibitions.models import Exhibition, Scholar


@admin.register(Scholar)
class ScholarAdmin(admin.ModelAdmin):
    list_display = ["name", "slug"]
    search_fields = ["name"]
    prepopulated_fields = {"slug": ["name"]}


@admin.register(Exhibition)
class ExhibitionAdmin(admin.ModelAdmin):
    list_display = ["title", "opens_on", "closes_on"]
    list_filter = ["opens_on"]
    search_fields = ["title"]
    prepopulated_fields = {"slug": ["title"]}
    filter_horizontal = ["scholars"]
