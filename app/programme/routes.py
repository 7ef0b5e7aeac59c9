"""All pages of the programme."""

from fastapi import APIRouter

from app.programme.pages import bringing, listing, overview, writing

router = APIRouter()
for pages in (overview, listing, bringing, writing):
    router.include_router(pages.router)
