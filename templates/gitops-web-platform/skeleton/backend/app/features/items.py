"""Items over HTTP."""

import logging
from typing import List, Mapping

from fastapi import APIRouter, Depends, FastAPI, HTTPException, Request, Response

from app.items import Item, Items, NewItem
from app.sign_in import Caller, caller

router = APIRouter(prefix="/api/v1/items", tags=["items"])
logger = logging.getLogger(__name__)


def items(request: Request) -> Items:
    return Items(request.app.state.database)


@router.get("", response_model=List[Item])
def list_items(_: Caller = Depends(caller), items: Items = Depends(items)):
    return items.list()


@router.post("", response_model=Item, status_code=201)
def add_item(item: NewItem, who: Caller = Depends(caller), items: Items = Depends(items)):
    added = items.add(item, who.subject)
    logger.info("Item added", extra={"item_id": added.id, "user_id": who.subject})
    return added


@router.get("/{item_id}", response_model=Item)
def get_item(item_id: str, _: Caller = Depends(caller), items: Items = Depends(items)):
    item = items.find(item_id)
    if not item:
        raise HTTPException(404, "There is no such item.")
    return item


@router.delete("/{item_id}", status_code=204, response_class=Response)
def remove_item(item_id: str, who: Caller = Depends(caller), items: Items = Depends(items)):
    if not items.remove(item_id):
        raise HTTPException(404, "There is no such item.")
    logger.info("Item removed", extra={"item_id": item_id, "user_id": who.subject})
    return Response(status_code=204)


def add_to(app: FastAPI, _environment: Mapping[str, str]) -> None:
    app.include_router(router)
