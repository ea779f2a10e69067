"""How scholars and exhibitions are told."""


def address_of(file):
    return file.url if file else None


def tell_scholar(scholar):
    return {
        "slug": scholar.slug,
        "name": scholar.name,
        "biography": scholar.biography,
        "portrait": address_of(scholar.portrait),
    }


def tell_exhibition(exhibition):
    return {
        "slug": exhibition.slug,
        "title": exhibition.title,
        "summary": exhibition.summary,
        "opensOn": exhibition.opens_on.isoformat(),
        "closesOn": exhibition.closes_on.isoformat(),
        "poster": address_of(exhibition.poster),
        "scholars": [
            {"slug": scholar.slug, "name": scholar.name} for scholar in exhibition.scholars.all()
        ],
    }
