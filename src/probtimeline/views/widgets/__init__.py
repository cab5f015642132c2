"""Line-drawn widgets, each good for a million lines."""
