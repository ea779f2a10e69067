variable "name" {
  description = "The name of the system, which names begin with."
  type        = string
}

variable "subscription" {
  description = "The only subscription that is changed."
  type        = string
}

variable "region" {
  description = "The region of everything."
  type        = string
}

variable "state_account" {
  description = "The storage account with the states of the modules before this one."
  type        = string
}

variable "backup_interval" {
  description = "When volumes are backed up: at least as often as the recovery point objective asks."
  type        = string
}

variable "namespaces" {
  description = "The namespace of each stage."
  type        = map(string)
}
