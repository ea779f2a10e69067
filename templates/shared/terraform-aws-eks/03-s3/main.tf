locals {
  cluster_name = data.terraform_remote_state.eks.outputs.cluster_name

  # What is kept where, and who writes it.
  buckets = {
    mimir-metrics      = "mimir"
    mimir-alertmanager = "mimir"
    mimir-ruler        = "mimir"
    loki-chunks        = "loki"
    loki-ruler         = "loki"
    tempo-traces       = "tempo"
  }
}

module "bucket" {
  source   = "../modules/bucket"
  for_each = local.buckets

  # Names of buckets are unique in the world.
  bucket          = "${var.name}-${var.account}-${each.key}"
  noncurrent_days = 30
}

data "aws_iam_policy_document" "writer" {
  for_each = toset(values(local.buckets))

  statement {
    actions   = ["s3:ListBucket", "s3:GetBucketLocation"]
    resources = [for key, writer in local.buckets : module.bucket[key].arn if writer == each.value]
  }

  statement {
    actions = [
      "s3:GetObject",
      "s3:PutObject",
      "s3:DeleteObject",
      "s3:AbortMultipartUpload",
    ]
    resources = [for key, writer in local.buckets : "${module.bucket[key].arn}/*" if writer == each.value]
  }
}

module "identity" {
  source   = "../modules/pod-identity"
  for_each = data.aws_iam_policy_document.writer

  cluster_name    = local.cluster_name
  role_name       = "${local.cluster_name}-${each.key}"
  namespace       = "observability"
  service_account = each.key
  policy          = each.value.json
}
