"""Keeps documents, and answers those that were read not long ago from the cache."""

from pathlib import Path
from typing import Dict, List, Mapping

from fastapi import APIRouter, FastAPI, Header, HTTPException, Request, Response
from pydantic import BaseModel, Field

from app.documents import (
    LARGEST,
    ConflictError,
    Document,
    DocumentNameError,
    Documents,
)
from app.settings import required

router = APIRouter(prefix="/api/documents")
BAD_NAME = "A name has up to 62 lower-case letters, digits and dashes."


class Content(BaseModel):
    text: str = Field(max_length=LARGEST)


def key_of(name: str) -> str:
    return f"document:{name}"


@router.get("")
def list_documents(request: Request) -> List[str]:
    return request.app.state.documents.list()


@router.get("/{name}")
def read(request: Request, response: Response, name: str) -> object:
    """A document and, as its ETag, its version. It may be as old as the cache keeps it."""

    def load() -> Dict[str, str]:
        try:
            document = request.app.state.documents.read(name)
        except DocumentNameError:
            raise HTTPException(422, BAD_NAME)
        if document is None:
            raise HTTPException(404, "There is no such document.")
        return {"name": name, "text": document.text, "version": document.version}

    found = request.app.state.cache.remember(key_of(name), load)
    response.headers["etag"] = f'"{found["version"]}"'
    return found


@router.put("/{name}")
def write(
    request: Request, name: str, content: Content, if_match: str = Header("")
) -> Dict[str, str]:
    """With If-Match, only where the document is still what it was."""
    document = Document(name, content.text)
    try:
        request.app.state.documents.write(document, if_match.strip('"') or None)
    except DocumentNameError:
        raise HTTPException(422, BAD_NAME)
    except ConflictError:
        raise HTTPException(412, "The document was changed since.")
    request.app.state.cache.forget(key_of(name))
    return {"name": name, "version": document.version}


@router.delete("/{name}", status_code=204, response_class=Response)
def remove(request: Request, name: str) -> None:
    try:
        was_there = request.app.state.documents.remove(name)
    except DocumentNameError:
        raise HTTPException(422, BAD_NAME)
    request.app.state.cache.forget(key_of(name))
    if not was_there:
        raise HTTPException(404, "There is no such document.")


def add_to(app: FastAPI, environment: Mapping[str, str]) -> None:
    documents = Documents(Path(required(environment, "DOCUMENTS_DIRECTORY")))
    app.state.documents = documents
    app.state.readiness["documents"] = documents.check
    app.include_router(router)
