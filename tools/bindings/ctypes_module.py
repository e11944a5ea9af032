def write(source, target):
    pass
