data "terraform_remote_state" "eks" {
  backend = "s3"

  config = {
    bucket = var.state_bucket
    key    = "${var.name}/02-eks/terraform.tfstate"
    region = var.region
  }
}
