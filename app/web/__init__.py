"""What comes over the web. `{id:row}` in an address is a row's number: nine digits at most, for larger ones are no
row's, and a database can't even be asked about them."""

from starlette.convertors import IntegerConvertor, register_url_convertor


class _RowNumber(IntegerConvertor):
    regex = "[0-9]{1,9}"


register_url_convertor("row", _RowNumber())
