from django.core.cache import cache
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import JsonResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET, require_POST

from exhibitions.models import Exhibition, Scholar
from exhibitions.presentation import tell_exhibition, tell_scholar
from exhibitions.uploads import validate_image

EXHIBITIONS = "exhibitions:all"
KEPT_SECONDS = 60


@require_GET
def list_scholars(_request):
    return JsonResponse({"scholars": [tell_scholar(each) for each in Scholar.objects.all()]})


@require_GET
def list_exhibitions(_request):
    told = cache.get(EXHIBITIONS)
    if told is None:
        told = [tell_exhibition(each) for each in Exhibition.objects.prefetch_related("scholars")]
        cache.set(EXHIBITIONS, told, timeout=KEPT_SECONDS)
    return JsonResponse({"exhibitions": told})


@require_GET
def show_exhibition(_request, slug):
    exhibition = get_object_or_404(Exhibition.objects.prefetch_related("scholars"), slug=slug)
    return JsonResponse(tell_exhibition(exhibition))


@require_POST
def upload_poster(request, slug):
    """Takes a picture in the field `poster`; only of people who may change the exhibition."""
    if not request.user.has_perm("exhibitions.change_exhibition"):
        raise PermissionDenied
    exhibition = get_object_or_404(Exhibition, slug=slug)
    poster = request.FILES.get("poster")
    if poster is None:
        return JsonResponse({"error": "There is no file in the field poster."}, status=400)
    try:
        validate_image(poster)
    except ValidationError as error:
        return JsonResponse({"error": error.message}, status=400)
    exhibition.poster = poster
    exhibition.save(update_fields=["poster"])
    cache.delete(EXHIBITIONS)
    return JsonResponse(tell_exhibition(exhibition), status=201)
