"""All pages of what is asked when somebody has begun."""

from fastapi import APIRouter

from app.afterwards import asking, by_link

router = APIRouter()
for pages in (asking, by_link):
    router.include_router(pages.router)
