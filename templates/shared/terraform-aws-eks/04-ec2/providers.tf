provider "aws" {
  region              = var.region
  allowed_account_ids = [var.account]

  default_tags {
    tags = {
      system     = var.name
      managed-by = "terraform"
      module     = "04-ec2"
    }
  }
}
