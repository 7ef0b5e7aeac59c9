"""All pages of ways in."""

from fastapi import APIRouter

from app.ways.pages import editing, following, talking

router = APIRouter()
for pages in (editing, following, talking):
    router.include_router(pages.router)
