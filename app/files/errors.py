"""What can be wrong with an upload."""

from app.core.errors import Problem


class UnsupportedFile(Problem):
    """The content is none of the kinds that are taken, whatever its name says."""

    code, status = "unsupported_file", 415


class UnsupportedPicture(UnsupportedFile):
    """The content is no picture, and nothing but pictures is taken here."""

    code = "unsupported_picture"


class UnreadablePicture(Problem):
    """The content is no picture that can be taken apart safely."""

    code, status = "unreadable_picture", 415


class PictureTooLarge(Problem):
    """The picture has more pixels than are taken."""

    code, status = "picture_too_large", 413


class TooManyFiles(Problem):
    """The record has `most` files already."""

    code, status = "too_many_files", 409


class FileTooLarge(Problem):
    """The file is larger than `most` bytes."""

    code, status = "file_too_large", 413
