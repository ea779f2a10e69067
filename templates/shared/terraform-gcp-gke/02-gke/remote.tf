data "terraform_remote_state" "vpc" {
  backend = "gcs"

  config = {
    bucket = var.state_bucket
    prefix = "${var.name}/01-vpc"
  }
}
