"""All pages and files of the job descriptions."""

from fastapi import APIRouter

from app.job_descriptions.pages import (
    advertising,
    advice,
    begun,
    by_link,
    choosing,
    desk,
    downloads,
    easy,
    editor,
    from_text,
    growing,
    holder,
    interviews,
    register,
    removing,
    reviewing,
    versions,
)

router = APIRouter()
for pages in (
    by_link,
    advertising,
    easy,
    downloads,
    register,
    removing,
    reviewing,
    versions,
    advice,
    choosing,
    begun,
    desk,
    holder,
    interviews,
    editor,
    from_text,
    growing,
):
    router.include_router(pages.router)
