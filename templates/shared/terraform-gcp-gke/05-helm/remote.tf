data "terraform_remote_state" "gke" {
  backend = "gcs"

  config = {
    bucket = var.state_bucket
    prefix = "${var.name}/02-gke"
  }
}

data "terraform_remote_state" "gcs" {
  backend = "gcs"

  config = {
    bucket = var.state_bucket
    prefix = "${var.name}/03-gcs"
  }
}
