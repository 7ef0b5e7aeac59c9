"""All pages of receptions."""

from fastapi import APIRouter

from app.reception.pages import answering, introducing, listing, planning

router = APIRouter()
for pages in (listing, planning, answering, introducing):
    router.include_router(pages.router)
