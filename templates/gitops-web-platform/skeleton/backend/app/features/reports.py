"""Reports over HTTP: an order is handed to the worker, and its file is had by a link."""

from typing import List, Mapping

from fastapi import APIRouter, Depends, FastAPI, HTTPException, Request
from fastapi.responses import RedirectResponse
from kombu.exceptions import OperationalError

from app.files import open_files
from app.reports import Report, Reports, file_of
from app.sign_in import Caller, caller
from app.tasks.reports import make_report

router = APIRouter(prefix="/api/v1/reports", tags=["reports"])


def reports(request: Request) -> Reports:
    return Reports(request.app.state.database)


@router.get("", response_model=List[Report])
def list_reports(_: Caller = Depends(caller), reports: Reports = Depends(reports)):
    return reports.list()


@router.post("", response_model=Report, status_code=202)
def order_report(who: Caller = Depends(caller), reports: Reports = Depends(reports)):
    report = reports.order(who.subject)
    try:
        make_report.delay(report.id)
    except OperationalError as error:
        reports.tell(report.id, "failed")
        raise HTTPException(503, "The queue does not answer. Try again later.") from error
    return report


@router.get("/{report_id}/file")
def get_file(
    report_id: str,
    request: Request,
    _: Caller = Depends(caller),
    reports: Reports = Depends(reports),
):
    report = reports.find(report_id)
    if not report or report.state != "done":
        raise HTTPException(404, "There is no such file.")
    return RedirectResponse(request.app.state.files.link(file_of(report_id)), status_code=303)


def add_to(app: FastAPI, environment: Mapping[str, str]) -> None:
    app.state.files = open_files(environment)
    app.include_router(router)
