"""All pages of calculations."""

from fastapi import APIRouter

from app.calculator.pages import calculating

router = APIRouter()
for pages in (calculating,):
    router.include_router(pages.router)
