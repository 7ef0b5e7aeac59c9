"""All pages and files of the job descriptions."""

from fastapi import APIRouter

from app.job_descriptions.pages import by_link, choosing, downloads, editor, register, trail, versions

router = APIRouter()
for pages in (by_link, downloads, register, versions, trail, choosing, editor):
    router.include_router(pages.router)
