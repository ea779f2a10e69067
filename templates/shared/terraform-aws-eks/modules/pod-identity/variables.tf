variable "cluster_name" {
  description = "The cluster of the service account."
  type        = string
}

variable "role_name" {
  description = "The name of the role."
  type        = string
}

variable "namespace" {
  description = "The namespace of the service account."
  type        = string
}

variable "service_account" {
  description = "The service account whose Pods take the role."
  type        = string
}

variable "policy" {
  description = "What the role may do, as JSON."
  type        = string
  default     = null
}

variable "managed_policy_arns" {
  description = "Policies of AWS that the role has, too."
  type        = list(string)
  default     = []
}
